assert new File(basedir, "target/classes/com/acme/quickbits/TemplateFieldView.class").isFile()
return true
