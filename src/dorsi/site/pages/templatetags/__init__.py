"""Words that pages borrow from `report`."""
