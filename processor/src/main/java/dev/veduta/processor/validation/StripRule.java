package dev.veduta.processor.validation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.processor.declaration.Declaration;
import dev.veduta.processor.naming.NamingScheme;
import dev.veduta.processor.naming.NamingScheme.Strip;
import dev.veduta.processor.report.Nearest;
import dev.veduta.processor.report.Place;
import dev.veduta.processor.report.Problem;
import dev.veduta.processor.report.ProblemCode;
import dev.veduta.processor.report.Report;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What names are to leave off should stand at some name. No more than a warning: a house style
 * lists more than each of its modules has.
 */
final class StripRule {
  /** Who says so; the plugin says one thing of several schemas. */
  private record Scheme(NamingScheme naming, Place place) {}

  private StripRule() {}

  static Report judge(List<ViewRequest> requests) {
    return requests.stream()
        .filter(it -> it.declaration() instanceof Declaration.OfPackage)
        .collect(groupingBy(StripRule::schemeOf, LinkedHashMap::new, toList()))
        .entrySet()
        .stream()
        .flatMap(it -> idle(it.getKey(), it.getValue()))
        .collect(Report.collecting());
  }

  private static Scheme schemeOf(ViewRequest request) {
    Declaration.OfPackage declaration = (Declaration.OfPackage) request.declaration();
    return new Scheme(declaration.naming(), declaration.place());
  }

  private static Stream<Problem> idle(Scheme scheme, List<ViewRequest> requests) {
    Set<String> views = requests.stream().map(it -> it.view().name().name()).collect(toSet());
    Set<String> columns =
        requests.stream()
            .flatMap(it -> it.columns().stream())
            .map(CatalogColumn::name)
            .collect(toSet());
    return Stream.concat(
        idle("view", "strip", scheme.naming().views(), views, scheme.place()),
        idle("column", "stripColumn", scheme.naming().columns(), columns, scheme.place()));
  }

  private static Stream<Problem> idle(
      String what, String member, Strip strip, Set<String> names, Place place) {
    Stream<Problem> prefixes =
        strip
            .idlePrefixes(names)
            .map(
                it ->
                    idle(place.at(member + "Prefix", it), what, "begins with", it)
                        .didYouMean(Nearest.to(it, beginnings(names))));
    Stream<Problem> suffixes =
        strip
            .idleSuffixes(names)
            .map(
                it ->
                    idle(place.at(member + "Suffix", it), what, "ends in", it)
                        .didYouMean(Nearest.to(it, ends(names))));
    return Stream.concat(prefixes, suffixes);
  }

  private static Problem idle(Place place, String what, String how, String text) {
    return Problem.of(ProblemCode.STRIPS_NOTHING, place, what, how, text);
  }

  /** To each underscore, with it. */
  private static Set<String> beginnings(Set<String> names) {
    return names.stream()
        .flatMap(name -> underscores(name).mapToObj(it -> name.substring(0, it + 1)))
        .collect(toSet());
  }

  /** From each underscore, with it. */
  private static Set<String> ends(Set<String> names) {
    return names.stream()
        .flatMap(name -> underscores(name).mapToObj(name::substring))
        .collect(toSet());
  }

  private static IntStream underscores(String name) {
    return IntStream.range(0, name.length()).filter(it -> name.charAt(it) == '_');
  }
}
