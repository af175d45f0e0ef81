# What the scripts beside it share: a Python that works, a virtual environment, and the locked
# requirements in it. Sourced, not run. Plain POSIX shell, so that the sh of Debian and the
# bash 3.2 of macOS read it alike.
# shellcheck shell=sh

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd -- "$root"

say() { printf '%s\n' "$*" >&2; }

give_up() {
    say "$*"
    exit 1
}

# Has to run on every Python there ever was, so that an old one can be told by name.
probe='
import sys
version = "%d.%d.%d" % sys.version_info[:3]
if sys.version_info < (3, 11):
    print("old " + version)
else:
    try:
        import ensurepip, venv
        print("ready " + sys.executable)
    except ImportError:
        print("bare " + version)
'

# Sets $python to the first of the given commands that is Python 3.11 or newer and can make a
# virtual environment. If none is, $python is empty and $seen says what the best one lacked.
# Each is run, not only looked up: a pyenv shim may stand in the path and refuse to work.
find_python() {
    python='' seen=''
    for candidate in "$@"; do
        answer=$("$candidate" -c "$probe" 2>/dev/null) || continue
        case $answer in
            ready\ *) python=${answer#ready } && return ;;
            bare\ *) seen=$answer ;;
            old\ *) [ -n "$seen" ] || seen=$answer ;;
        esac
    done
}

# Sets $python to Python $1 (3.12, say), or to nothing when it is not installed.
find_version() {
    find_python "python$1" "${PYENV_ROOT:-${HOME:-}/.pyenv}"/versions/"$1".*/bin/"python$1"
}

find_any_python() {
    pyenv=${PYENV_ROOT:-${HOME:-}/.pyenv}/versions
    find_python python3.13 python3.12 python3.11 python3 python \
        "$pyenv"/3.13.*/bin/python "$pyenv"/3.12.*/bin/python "$pyenv"/3.11.*/bin/python
    [ -z "$python" ] || return 0
    case $seen in
        bare\ *) give_up "Python ${seen#bare } is here but cannot make a virtual environment:" \
            "install its venv package (on Debian and Ubuntu: apt install python3-venv) and run this again." ;;
        old\ *) give_up "Dorsi needs Python 3.11 or newer, and only ${seen#old } was found:" \
            "install a newer one and run this again." ;;
        *) give_up "Dorsi needs Python 3.11 or newer, and none was found: install it and run this again." ;;
    esac
}

# True when the environment $1 was made for this folder (a moved one keeps pointing to its old
# place), was finished once, and the Python under it is still there.
stands() {
    [ -f "$1/ready" ] && grep -qF -- " $root/$1" "$1/pyvenv.cfg" && "$1/bin/python" -c '
import importlib.util, sys
sys.exit(importlib.util.find_spec("pip") is None)' 2>/dev/null
}

# One line that changes whenever the lock $1 or what is said about the package changes.
state() { printf '%s %s\n' "$1" "$(cat pyproject.toml src/dorsi/version.py "requirements/$1.txt" | cksum)"; }

# Brings the environment $1 to the lock $2 (a file in requirements/), with Dorsi itself in it so
# that edits count at once. Does next to nothing when it is already so. A new environment is made
# with $python, or with any that will do when that is empty.
set_up() {
    if stands "$1" && grep -qxF -- "$(state "$2")" "$1/ready" && { ! looks_at_videos "$2" || has_models "$1"; }; then
        return
    fi
    if stands "$1"; then
        say "Bringing $1 up to date."
    else
        [ -n "${python:-}" ] || find_any_python
        say "Setting up $1 with $python, once; this takes about half a minute."
        "$python" -m venv --clear "$root/$1" ||
            give_up "$python could not make the virtual environment $root/$1; its message stands above."
    fi
    # Gone until all is installed: an interrupted set-up starts afresh.
    rm -f "$1/ready"
    in_venv "$1" --require-hashes --requirement "requirements/$2.txt"
    in_venv "$1" --no-build-isolation --editable .
    ! looks_at_videos "$2" || has_models "$1" || bring_models "$1"
    for lock in $(held_by "$2"); do state "$lock"; done >"$1/ready"
}

# The locks that hold in an environment of the lock $1: each of core, site and video holds the one
# before it, and what developers and benchmarks need holds them all.
held_by() {
    case $1 in
        core) echo core ;;
        site) echo core site ;;
        video) echo core site video ;;
        dev | bench) echo core site video "$1" ;;
        *) echo "$1" ;;
    esac
}

looks_at_videos() { [ "$1" = video ] || [ "$1" = dev ] || [ "$1" = bench ]; }

models='pose_detection pose_landmark_lite pose_landmark_full pose_landmark_heavy'

# True when the environment $1 has the pose models; what is in them is checked when they are used.
has_models() {
    for model in $models; do
        [ -f "$1/share/dorsi/models/$model.tflite" ] || return 1
    done
}

# Copies the pose models into the environment $1 from the npm package that models/ locks.
bring_models() {
    say "Getting the pose models."
    npm_ci models
    "$1/bin/python" -m dorsi.video.pose.models models/node_modules/@mediapipe/pose ||
        give_up "The pose models are not the ones expected; the message stands above."
    rm -rf models/node_modules
}

# Installs what the npm lock in the folder $1 names; what follows goes to npm.
npm_ci() {
    (set_up .venv-node node) || exit 1
    folder=$1 && shift
    (cd "$folder" && PATH=$root/.venv-node/bin:$PATH && npm ci --ignore-scripts --no-audit --no-fund \
        --no-update-notifier --loglevel=error "$@" >&2) ||
        give_up "npm could not get what $folder/ needs; its message stands above. Run this again when that is mended."
}

built=src/dorsi/site/pages/static/built

# Builds the front end (web/) into the package. Does next to nothing when nothing of it changed.
build_front() {
    front=$(front_state)
    [ -f "$built/names.json" ] && [ "$(cat web/.built 2>/dev/null)" = "$front" ] && return
    say "Building the front end."
    bring_front --omit=dev
    rm -f web/.built
    in_front npm run --silent build -- --logLevel warn ||
        give_up "The front end could not be built; the message stands above."
    printf '%s\n' "$front" >web/.built
}

# Brings what the front end is built with; with --omit=dev without what it is proved with.
bring_front() {
    wanted=$(cksum <web/package-lock.json)
    case $(cat web/node_modules/brought 2>/dev/null) in
        "$wanted" | "$wanted $*") return ;;
    esac
    npm_ci web "$@"
    printf '%s\n' "$wanted${1:+ $1}" >web/node_modules/brought
}

# Runs a command in web/ with the Node that set-up brings.
in_front() { (cd web && PATH=$root/.venv-node/bin:$PATH && "$@" >&2); }

# One line that changes whenever something the front end is built from does.
front_state() {
    find web src/dorsi/report/chart/trend.css src/dorsi/report/figure/figure.css \
        -name node_modules -prune -o -type f ! -name .built -print |
        LC_ALL=C sort | xargs cksum | cksum
}

in_venv() {
    venv=$1 && shift
    "$venv/bin/python" -m pip install -qq --disable-pip-version-check --no-input --no-deps "$@" ||
        give_up "pip could not install into $root/$venv; its message stands above. Run this again when that is mended."
}
