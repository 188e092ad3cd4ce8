package io.weir.patterns.compiler;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelIdent;
import dev.cel.common.ast.CelExprVisitor;
import java.util.HashSet;
import java.util.Set;

/**
 * The names a text mentions. The type checker compares every function it is told of with every
 * other before it looks at the text, which takes longer than all else: it is told of these only.
 */
final class Mentioned extends CelExprVisitor {
  private final Set<String> functions = new HashSet<>();
  private final Set<String> roots = new HashSet<>();

  private Mentioned() {}

  static Mentioned in(CelAbstractSyntaxTree tree) {
    Mentioned mentioned = new Mentioned();
    mentioned.visit(tree);
    return mentioned;
  }

  @Override
  protected void visit(CelExpr expression, CelIdent name) {
    roots.add(withoutDot(name.name()));
    super.visit(expression, name);
  }

  @Override
  protected void visit(CelExpr expression, CelCall call) {
    functions.add(withoutDot(call.function()));
    super.visit(expression, call);
  }

  /** CEL lets a name begin with a dot where no other is meant. */
  private static String withoutDot(String name) {
    return name.startsWith(".") ? name.substring(1) : name;
  }

  /** Whether it calls a function, or has an operator, of this name. */
  boolean calls(String function) {
    return functions.contains(function);
  }

  /** Whether it may mean this name of the scope; of {@code a.b} it is the part before the dot. */
  boolean mayMean(String name) {
    int dot = name.indexOf('.');
    return roots.contains(dot < 0 ? name : name.substring(0, dot));
  }
}
