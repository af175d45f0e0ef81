# What the scripts beside it need of the system, beyond Python: a browser to drive, a database
# server, a load generator. Sourced after setup.sh, not run.
# shellcheck shell=sh

# Installs the Debian package $2 where the program $1 is missing and that can be done without
# asking; elsewhere says in one line what stays unproved ($3) without it. Never fails: whether its
# absence is a failure is for the tests to say.
bring_program() {
    ! is_here "$1" || return 0
    as_root=''
    [ "$(id -u)" -eq 0 ] || as_root='sudo -n'
    # shellcheck disable=SC2086  (two words, or none)
    if command -v apt-get >/dev/null && $as_root true 2>/dev/null; then
        say "Installing $2, once."
        $as_root env DEBIAN_FRONTEND=noninteractive sh -c "apt-get update -qq &&
            apt-get install -qq --no-install-recommends $2" >/dev/null 2>&1 || say "apt-get could not install $2."
    fi
    is_here "$1" || say "$1 is not here, so $3; on Debian and Ubuntu: apt install $2"
}

# PostgreSQL's server programs stand outside the path on Debian, one folder for each version.
is_here() {
    command -v "$1" >/dev/null && return
    for program in /usr/lib/postgresql/*/bin/"$1"; do
        [ -x "$program" ] && return
    done
    return 1
}

axe=tests/site/browser/axe

# Copies axe, which looks for what keeps people from using a page, out of the npm package that its
# folder locks into the environment $1.
bring_axe() {
    ! cmp -s "$axe/package-lock.json" "$1/share/dorsi/axe/package-lock.json" || return 0
    say "Getting axe."
    npm_ci "$axe"
    mkdir -p "$1/share/dorsi/axe"
    cp "$axe/node_modules/axe-core/axe.min.js" "$1/share/dorsi/axe/"
    cp "$axe/package-lock.json" "$1/share/dorsi/axe/"
    rm -rf "$axe/node_modules"
}
