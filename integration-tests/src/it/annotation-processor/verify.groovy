assert new File(basedir, "target/classes/com/acme/quickbits/TemplateFieldView.class").isFile()
assert new File(basedir, "target/classes/META-INF/services/dev.veduta.view.ViewProvider").text.startsWith("com.acme.quickbits.PackageViews")
return true
