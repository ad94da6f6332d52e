# Finds a JDK 25 and exports JAVA_HOME. Sourced by ./mvnw and ./capacity, so it must stay POSIX.
# Order: JAVA_HOME, the java on PATH, then the folders where Linux and macOS keep their JDKs.
# Returns 1, leaving JAVA_HOME alone, where there is none.

is_jdk_25() {
  [ -n "$1" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] &&
    grep -q '^JAVA_VERSION="25[".+-]' "$1/release"
}

find_jdk_25() {
  if is_jdk_25 "${JAVA_HOME-}"; then
    export JAVA_HOME
    return 0
  fi
  set +f
  path_java=$(command -v java 2>/dev/null || true)
  path_home=
  if [ -n "$path_java" ]; then
    path_java=$(readlink -f "$path_java" 2>/dev/null || printf '%s' "$path_java")
    path_home=${path_java%/bin/java}
  fi
  for candidate in "$path_home" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "${HOME-}"/.sdkman/candidates/java/* \
    "${HOME-}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if is_jdk_25 "$candidate"; then
      JAVA_HOME=$candidate
      export JAVA_HOME
      return 0
    fi
  done
  return 1
}
