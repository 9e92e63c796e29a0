package dev.veduta.processor.report;

/**
 * Where a problem belongs, for whoever reads declarations to know and to tell: the steps after that
 * carry it along, and nothing else. Two are equal where they are the same place.
 */
public interface Place {}
