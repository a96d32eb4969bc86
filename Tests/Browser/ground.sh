# What every browser test stands on, to be sourced: a folder of its own, Python with what it imports, accounts, a server.
# Sets here, root, work and python; what was made goes when the caller ends.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
server=
stop() { if [ -n "$server" ]; then kill "$server" && wait "$server" || true; server=; fi; }
trap 'stop; rm -rf "$work"' EXIT

python="$root/.build/browser-venv/bin/python"
if ! "$python" -c 'import playwright, axe_playwright_python, icalendar, PIL' 2>/dev/null; then
    [ -x "$python" ] || python3 -m venv "$root/.build/browser-venv"
    "$python" -m pip install --quiet \
        playwright==1.65.2 axe-playwright-python==0.1.8 icalendar==6.1.0 pillow==13.0.0
fi

# The field lives by China's time: what is today there is today here.
export LANG=zh_CN.UTF-8 TZ=Asia/Shanghai

# accounts DATABASE: one for each line "login name branch" that is read, all with the same password.
accounts() {
    export WALK_PASSWORD="Walk-$RANDOM-$RANDOM"
    while read -r login name branch; do
        "$bihuan" account "$name" --branch "$branch" --login "$login" --database "$1" <<<"$WALK_PASSWORD" \
            >>"$work/setup.log"
    done
}

# serve ARGUMENTS: a server on a free port, whose address is $site from then on.
serve() {
    local port
    port=$("$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    site="http://127.0.0.1:$port"
    "$bihuan" serve "$@" --port "$port" 2>"$work/server.log" &
    server=$!
    curl --silent --fail --retry 60 --retry-connrefused --retry-delay 1 "$site/health" >"$work/health" ||
        { cat "$work/server.log" >&2; exit 1; }
}
