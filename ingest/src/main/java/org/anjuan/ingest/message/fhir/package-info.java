/**
 * FHIR R4: documents that are pushed as DocumentReference, alone or in a Bundle with their Binary,
 * Patient and Encounter.
 *
 * <p>Resources are read from their JSON directly, in two passes as with HL7, so that a file of a
 * hundred megabytes needs no memory of that size. Decision 0025 says why not by HAPI FHIR's model.
 */
@NullMarked
package org.anjuan.ingest.message.fhir;

import org.jspecify.annotations.NullMarked;
