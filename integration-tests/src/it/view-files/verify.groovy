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
    ["quick_bits/all_labels.sql", "quick_bits/template_field_view.sql", "quick_bits/template_field_view@15.sql"]
assert new File(basedir, "target/classes/com/acme/quickbits/AllLabels.class").isFile()
assert new File(basedir, "target/classes/META-INF/services/dev.veduta.view.ViewProvider").text == "com.acme.quickbits.PackageViews\n"
return true
