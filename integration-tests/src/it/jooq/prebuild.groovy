// The catalog and the migrations of the quick start, as they are committed.
File example = new File(basedir, "../../../../examples/quick-bits/src/main")
def copy = { String from, String to ->
  File root = new File(example, from)
  root.eachFileRecurse(groovy.io.FileType.FILES) { file ->
    File target = new File(new File(basedir, to), root.toPath().relativize(file.toPath()).toString())
    target.parentFile.mkdirs()
    target.bytes = file.bytes
  }
}
copy("veduta/catalog", "src/main/veduta/catalog")
copy("resources/db/migration", "migrations")
return true
