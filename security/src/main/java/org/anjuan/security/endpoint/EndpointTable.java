package org.anjuan.security.endpoint;

import java.util.List;

/**
 * The endpoints of one capability and what a request to each must bring. Every table is a component
 * of this package; {@link EndpointRules} puts them together. The order of rows decides nothing: of
 * the patterns that fit, the most exact one does, as in Spring MVC.
 */
interface EndpointTable {
  List<Rule> rules();
}
