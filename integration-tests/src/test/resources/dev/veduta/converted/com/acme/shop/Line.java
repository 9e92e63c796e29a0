package com.acme.shop;

public record Line(String item, int count) {}
