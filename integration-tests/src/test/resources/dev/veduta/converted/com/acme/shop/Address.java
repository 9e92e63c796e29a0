package com.acme.shop;

import java.util.List;

public record Address(String street, List<String> tags) {}
