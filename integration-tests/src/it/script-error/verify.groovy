String log = new File(basedir, "build.log").text
assert log =~ /\[ScriptFailed\].*V2__typo\.sql:4/
assert log.contains('relation "quick_bits.fields" does not exist')
assert !new File(basedir, "src/main/veduta/catalog").exists()
return true
