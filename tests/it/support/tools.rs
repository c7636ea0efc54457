//! Tools of others that a test needs: what is missing is named, and is a failure where everything has to be run.

/// Whether a tool is on this machine and may do its work here, tried with these arguments.
///
/// # Panics
/// As [`missing`].
#[cfg(all(feature = "pdf", target_os = "linux"))]
#[track_caller]
pub(crate) fn is_at_hand(tool: &str, try_it: &[&str]) -> bool {
    let works = std::process::Command::new(tool).args(try_it).output().is_ok_and(|o| o.status.success());
    if !works {
        missing(tool, &format!("`{tool} {}` does not work here", try_it.join(" ")));
    }
    works
}

/// Says that a test is skipped, and why.
///
/// # Panics
/// If `CI` is `true`, unless `TESTS_MAY_MISS` names the tool (names with commas between them): a gate that skips a test
/// in silence holds nothing.
#[track_caller]
#[allow(clippy::disallowed_methods, clippy::print_stdout, reason = "whoever runs the tests says what may be missing")]
pub(crate) fn missing(tool: &str, why: &str) {
    let given = |name: &str| std::env::var(name).unwrap_or_default();
    let may_be_missing = given("TESTS_MAY_MISS").split(',').any(|name| name.trim() == tool);
    assert!(given("CI") != "true" || may_be_missing, "`{tool}` is missing: {why} (TESTS_MAY_MISS does not name it)");
    println!("skipped: {why}");
}
