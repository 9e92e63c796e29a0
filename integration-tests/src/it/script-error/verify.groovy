String log = new File(basedir, "build.log").text
assert log =~ /\[ScriptFailed\].*V2__typo\.sql:4/
assert log.contains('relation "quick_bits.fields" does not exist')
assert !new File(basedir, "src/main/veduta/catalog").exists()
// Maven says the message when the goal fails and once more at the end; no cause comes after it
assert !(log =~ /(?s)\[ScriptFailed\].{0,400}ERROR: relation/)
return true
