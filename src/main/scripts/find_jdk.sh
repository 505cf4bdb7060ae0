#!/usr/bin/env bash
# find_jdk.sh: prints the home of a JDK 25, wherever tools put one; the default java may be an older one.
#
# Exit codes: 0 found, 69 there is none (a line says what to install).
set -euo pipefail

# where Maven's toolchain discovery looks as well
jdk_homes() {
  printf '%s\n' "${JAVA_HOME:-}" "${JAVA25_HOME:-}" "${JAVA_HOME_25_X64:-}" "${JAVA_HOME_25_arm64:-}" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* ~/.jdks/* ~/.m2/jdks/* ~/.sdkman/candidates/java/* \
    ~/.jbang/cache/jdks/* ~/.asdf/installs/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home
  if command -v javac >/dev/null; then
    dirname "$(dirname "$(readlink -f "$(command -v javac)")")"
  fi
}

while read -r home; do
  if [[ -x $home/bin/javac ]] && grep -qs '^JAVA_VERSION="25[".]' "$home/release"; then
    echo "$home"
    exit 0
  fi
done < <(jdk_homes)
echo "find_jdk.sh: no JDK 25 in JAVA_HOME, on the PATH, in /usr/lib/jvm or where tools such as SDKMAN put them." \
  "Install one from https://adoptium.net/temurin/releases?version=25" >&2
exit 69
