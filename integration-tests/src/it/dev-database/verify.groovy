context.get("postgres").close()
String log = new File(basedir, "build.log").text
assert !log.contains("s3cret-never-printed")
assert new File(basedir, "src/main/veduta/catalog/quick_bits/template_field_view.json").isFile()
assert log.contains("veduta.offline")
return true
