package dev.veduta.processor.declaration;

import java.util.List;

/**
 * The expressions that a declaration has over the columns of its view, whatever else is wrong with
 * it.
 *
 * @param view the view's name, as it was written
 * @param expressions their SQL
 */
public record ViewExpressions(Declaration.Value view, List<Declaration.Value> expressions) {
  public ViewExpressions {
    expressions = List.copyOf(expressions);
  }
}
