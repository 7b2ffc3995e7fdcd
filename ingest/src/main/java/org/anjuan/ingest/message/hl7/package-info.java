/**
 * HL7 version 2 over MLLP: admissions, transfers and discharges (ADT), documents (MDM), results
 * with embedded files (ORU).
 *
 * <p>A message's bytes go from the socket into the vault as they come. It is then read in two
 * passes, so that memory does not depend on what is embedded: first its text without embedded
 * files, which HAPI takes apart; then each embedded file, decoded on its way to the intake.
 */
@NullMarked
package org.anjuan.ingest.message.hl7;

import org.jspecify.annotations.NullMarked;
