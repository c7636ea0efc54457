# What the scripts of this folder share. Sourced, not run.
#
#   PROFILE   the profile of Cargo to build with (dist); `release` is sooner there
#   BINARY    a program that is built already: nothing is compiled then
#   OUT       the folder for the packages (target/dist-packages)

set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
name=ratsmappe
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
out=${OUT:-target/dist-packages}
mkdir -p "$out"

# Every archive of the same sources and program has the same bytes: entries get the time of the last commit.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 0)}
export SOURCE_DATE_EPOCH

# Builds the program, unless one is given, and says where it is.
program() {
    if [ -n "${BINARY:-}" ]; then
        echo "$BINARY"
        return
    fi
    profile=${PROFILE:-dist}
    RUSTFLAGS="${RUSTFLAGS:-} --remap-path-prefix=$root=/ratsmappe --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=/cargo" \
        cargo build --locked --profile "$profile" >&2
    folder=$profile
    [ "$profile" = dev ] && folder=debug
    echo "${CARGO_TARGET_DIR:-target}/$folder/$name"
}

# The name of this machine's processor, as Debian has it.
debian_arch() {
    case $(uname -m) in
    x86_64) echo amd64 ;;
    aarch64) echo arm64 ;;
    *) uname -m ;;
    esac
}

# Fills a folder with what every Unix package holds: usr/bin, manual pages, completions, papers.
tree() { # FOLDER PROGRAM
    install -D -m 755 "$2" "$1/usr/bin/$name"
    strip --strip-unneeded "$1/usr/bin/$name" 2>/dev/null || true
    program=$1/usr/bin/$name
    for language in en de; do
        folder=$1/usr/share/man/man1
        [ "$language" = de ] && folder=$1/usr/share/man/de/man1
        mkdir -p "$folder"
        "$program" man --ui-lang "$language" --output "$folder"
    done
    find "$1/usr/share/man" -name '*.1' -exec gzip -9n {} +
    install -d "$1/usr/share/bash-completion/completions" "$1/usr/share/zsh/vendor-completions" \
        "$1/usr/share/fish/vendor_completions.d"
    "$program" completions bash --ui-lang de >"$1/usr/share/bash-completion/completions/$name"
    "$program" completions zsh --ui-lang de >"$1/usr/share/zsh/vendor-completions/_$name"
    "$program" completions fish --ui-lang de >"$1/usr/share/fish/vendor_completions.d/$name.fish"
    doc=$1/usr/share/doc/$name
    install -D -m 644 -t "$doc" LICENSE CHANGELOG.md dist/LIES-MICH.txt docs/anleitung.md docs/it.md
    python3 dist/licences.py "$doc/LICENCES-OF-DEPENDENCIES.txt"
    find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
}

# Adds a package to the list of checksums.
listed() { # FILE
    (cd "$out" && sha256sum -- *.tar.gz *.deb *.whl *.zip *.cdx.json 2>/dev/null >SHA256SUMS || true)
    echo "$out/$1"
}
