"""Who may see what: the owner of the machine, accounts, invitations, the gate."""
