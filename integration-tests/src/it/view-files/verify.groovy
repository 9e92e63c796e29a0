String log = new File(basedir, "build.log").text
String changed = "[ViewFilesChanged]"
assert log.count("[WARNING] " + changed) == 1
assert log =~ /goal dev\.veduta.*:check .*\[ViewFilesChanged\] .*quick_bits\/all_labels\.sql changed\. Run mvn veduta:reflect/
assert log.contains("[ViewFileCycle]")
assert log =~ /all_labels\.sql:3: relation "quick_bits\.template_field_view" does not exist \(42P01\)/
assert log =~ /template_field_view\.sql:4: relation "quick_bits\.all_labels" does not exist \(42P01\)/

File catalog = new File(basedir, "src/main/veduta/catalog")
assert new File(catalog, "quick_bits/all_labels.json").text.contains("MATERIALIZED")
assert new File(catalog, "quick_bits/template_field_view.json").text.contains("only_on_15")
assert new File(catalog, "view-files.txt").readLines()*.substring(66) ==
    ["quick_bits/all_labels.sql", "quick_bits/all_labels@15.sql", "quick_bits/template_field_view.sql", "quick_bits/template_field_view@15.sql"]
assert new File(basedir, "target/classes/com/acme/quickbits/AllLabels.class").isFile()
assert new File(basedir, "target/classes/META-INF/services/dev.veduta.view.ViewProvider").text == "com.acme.quickbits.PackageViews\n"

// What 15 has is the record's own; what any other has, of the same columns, goes with it.
String labels = new File(basedir, "target/generated-sources/veduta/com/acme/quickbits/AllLabels.java").text
assert labels =~ /\.onlyOn\("15"\)\s+\.on\(\s+"any",\s+RelationInfo\.of\(RelationKind\.MATERIALIZED_VIEW, "quick_bits", "all_labels"\)/
assert log.contains("[VariantMismatch]")
return true
