#!/bin/sh
# Makes a machine that has only Go, gcc, make and git ready: `setup.sh build` for building Rung, `setup.sh test` for
# the checks too. Looks first and installs only what is missing, so that a second call costs next to nothing.
set -eu

what=${1:-build}
system=$(uname -s)

stop() {
	echo "rung: $*" >&2
	exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

compiler=$(go env CC 2>/dev/null) || stop "Go is missing. Install Go 1.26 or newer (https://go.dev/dl), then run this again."
has "${compiler%% *}" || stop "The C compiler ${compiler%% *} is missing. Install it (Debian and Ubuntu: apt-get install gcc libc6-dev), then run this again."

compiles() { printf '%s\n' "$@" | $compiler -E - >/dev/null 2>&1; }

compiles '#include <stdlib.h>' || stop "The C library's headers are missing. Install them (Debian and Ubuntu: apt-get install libc6-dev), then run this again."

# Other systems bring these headers with their own compiler.
[ "$system" = Linux ] || exit 0

missing=
lacks() { missing="$missing $1"; }

has pkg-config || lacks pkg-config
if ! compiles '#include <GL/gl.h>' || { has pkg-config && ! pkg-config --exists gl; }; then
	lacks libgl1-mesa-dev
fi
compiles '#include <X11/Xlib.h>' '#include <X11/Xcursor/Xcursor.h>' '#include <X11/extensions/Xrandr.h>' \
	'#include <X11/extensions/Xinerama.h>' '#include <X11/extensions/XInput2.h>' \
	'#include <X11/extensions/xf86vmode.h>' || lacks xorg-dev
compiles '#include <xkbcommon/xkbcommon.h>' || lacks libxkbcommon-dev
compiles '#include <wayland-client.h>' '#include <wayland-cursor.h>' '#include <wayland-egl.h>' || lacks libwayland-dev

if [ "$what" = test ]; then
	has Xvfb || lacks xvfb
	has pdftotext || lacks poppler-utils
	# A word processor reads back what Rung writes for one.
	case ${CI:-} in 1 | true) has soffice || lacks libreoffice-writer-nogui ;; esac
	# Mesa draws in software where there is no graphics card.
	found=
	for driver in /usr/lib/*/dri/swrast_dri.so /usr/lib/dri/swrast_dri.so /usr/lib64/dri/swrast_dri.so \
		/usr/lib/*/libgallium*.so /usr/lib/libgallium*.so /usr/lib64/libgallium*.so; do
		[ ! -e "$driver" ] || found=yes
	done
	[ -n "$found" ] || lacks libgl1-mesa-dri
fi

[ -n "$missing" ] || exit 0

has apt-get || stop "Missing (by their Debian names):$missing. The README lists your system's packages under \"Other systems\"; install them, then run this again."

install="apt-get install -y --no-install-recommends$missing"
if [ "$(id -u)" = 0 ]; then
	echo "rung: installing$missing"
	export DEBIAN_FRONTEND=noninteractive
	exec sh -c "apt-get update -q && $install"
fi

command="sudo apt-get update && sudo $install"
if ! [ -t 0 ] || ! has sudo; then
	stop "Missing:$missing. Install with: $command"
fi
printf 'Rung needs:%s\nInstall now with: %s\n[y/N] ' "$missing" "$command"
read -r answer || answer=
case $answer in
y | Y | yes) exec sh -c "$command" ;;
*) stop "Nothing was installed. Run the command above yourself, then run this again." ;;
esac
