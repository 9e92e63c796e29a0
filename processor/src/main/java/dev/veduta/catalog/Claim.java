package dev.veduta.catalog;

/**
 * That something holds, and why.
 *
 * @param grade how well it is known
 * @param because the reason, in words that do not depend on the server's version
 */
public record Claim(Grade grade, String because) {}
