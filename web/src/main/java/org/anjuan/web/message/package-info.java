/**
 * Messages of other systems on screen, and the ends where they come in through the application's
 * own door: FHIR and SOAP.
 */
@NullMarked
package org.anjuan.web.message;

import org.jspecify.annotations.NullMarked;
