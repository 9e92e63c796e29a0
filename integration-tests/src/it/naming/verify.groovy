String log = new File(basedir, "build.log").text
assert log.contains("2 written, 1 removed")
assert log.count("Nothing changed in the catalog or in declarations") == 1
File generated = new File(basedir, "app/target/generated-sources/veduta/com/acme/quickbits")
assert generated.list().sort() == ["PackageViews.java", "TemplateFieldLine.java"]
String line = new File(generated, "TemplateFieldLine.java").text
assert line.contains("public record TemplateFieldLine(int fieldId, int late, @Nullable Integer orderIndex,")
assert !line.contains("LABEL")
assert log.contains("app/pom.xml: [NamingStrategyName] the naming strategy com.acme.names.HouseNames names view quick_bits.template_field_view \"TemplateField-\"")
return true
