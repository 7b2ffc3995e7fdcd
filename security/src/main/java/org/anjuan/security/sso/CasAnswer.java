package org.anjuan.security.sso;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What CAS says about a ticket. */
sealed interface CasAnswer {
  String NAMESPACE = "http://www.yale.edu/tp/cas";

  /** The ticket was good. */
  record Success(String user, Map<String, Set<String>> attributes) implements CasAnswer {
    /** The value of an attribute that has one; of several nobody can say which. */
    @Nullable String only(String attribute) {
      var values = attributes.getOrDefault(attribute, Set.of());
      return values.size() == 1 ? values.iterator().next() : null;
    }
  }

  /** It was not. */
  record Failure(String code) implements CasAnswer {}

  /**
   * Reads an answer.
   *
   * @throws ProviderTrouble when it is none
   */
  static CasAnswer read(byte[] xml) {
    var root = SafeXml.root(xml, Finding.NOT_UNDERSTOOD);
    if (!is(root, "serviceResponse")) {
      throw new ProviderTrouble(Finding.NOT_UNDERSTOOD, "no service response");
    }
    var only = onlyChild(root);
    if (only != null && is(only, "authenticationFailure")) {
      var code = only.getAttribute("code").replaceAll("[^A-Z_]", "");
      return new Failure(code.length() > 60 ? code.substring(0, 60) : code);
    }
    if (only == null || !is(only, "authenticationSuccess")) {
      throw new ProviderTrouble(Finding.NOT_UNDERSTOOD, "neither success nor failure");
    }
    return success(only);
  }

  private static Success success(Element success) {
    var users = new HashSet<String>();
    var attributes = new LinkedHashMap<String, Set<String>>();
    for (var child : SafeXml.elements(success)) {
      if (is(child, "user")) {
        users.add(child.getTextContent().strip());
      } else if (is(child, "attributes")) {
        for (var attribute : SafeXml.elements(child)) {
          attributes
              .computeIfAbsent(attribute.getLocalName(), _ -> new HashSet<>())
              .add(attribute.getTextContent().strip());
        }
      }
    }
    if (users.size() != 1 || users.contains("")) {
      throw new ProviderTrouble(Finding.NOT_UNDERSTOOD, "no user");
    }
    return new Success(users.iterator().next(), Collections.unmodifiableMap(attributes));
  }

  private static @Nullable Element onlyChild(Element parent) {
    var children = SafeXml.elements(parent);
    return children.size() == 1 ? children.getFirst() : null;
  }

  private static boolean is(Node node, String name) {
    return NAMESPACE.equals(node.getNamespaceURI()) && name.equals(node.getLocalName());
  }
}
