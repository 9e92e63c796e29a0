String log = new File(basedir, "build.log").text
assert log.contains("[CatalogDrift]")
assert log.contains("quick_bits.template_field_view")
assert log.contains("label")
assert log.contains("mvn veduta:reflect")
assert log =~ /TemplateField\.java:\[11,20\] \[UnknownColumn\] quick_bits\.template_field_view has no column "label"; did you mean "labels"\?/
return true
