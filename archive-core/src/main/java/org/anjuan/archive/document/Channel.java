package org.anjuan.archive.document;

/** By which way a document came in. */
public enum Channel {
  FOLDER,
  HTTP,
  FTP,
  SFTP,
  HTTP_PULL,
  DATABASE,
  HL7,
  FHIR,
  SOAP,
  STREAM,
  ASSIGNED,
  /** From paper, at the scanning workplace. */
  SCAN,
  /** From a collection station beside a device. */
  STATION
}
