/**
 * The administrators' side of people: accounts, rights, rules, campuses and departments, Excel,
 * tokens, alerts. What people do with their own accounts is in {@code security.own}.
 */
@NullMarked
package org.anjuan.web.people;

import org.jspecify.annotations.NullMarked;
