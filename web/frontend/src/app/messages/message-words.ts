/** The states of a message in words, and how they look. */
export const states: readonly { code: string; name: string; tone: string }[] = [
  { code: 'DONE', name: $localize`:@@messageState.done:已处理`, tone: 'good' },
  { code: 'RECEIVED', name: $localize`:@@messageState.received:已收存`, tone: 'theme' },
  { code: 'WAITING', name: $localize`:@@messageState.waiting:等待重试`, tone: 'warn' },
  { code: 'DEAD', name: $localize`:@@messageState.dead:死信`, tone: 'bad' },
  { code: 'IGNORED', name: $localize`:@@messageState.ignored:无需归档`, tone: '' },
];

export const stateOf = (code: string) =>
  states.find((state) => state.code === code) ?? { code, name: code, tone: '' };

export const protocols: readonly { value: string; label: string }[] = [
  { value: 'HL7', label: $localize`:@@protocol.hl7:HL7 v2（MLLP）` },
  { value: 'FHIR', label: $localize`:@@protocol.fhir:FHIR R4` },
  { value: 'SOAP', label: $localize`:@@protocol.soap:SOAP` },
  { value: 'TABLE', label: $localize`:@@protocol.table:表格文件（CSV、Excel）` },
  { value: 'VIEW', label: $localize`:@@protocol.view:数据库视图` },
  { value: 'STREAM', label: $localize`:@@protocol.stream:二进制流（TCP）` },
];

export const protocolName = (code: string): string =>
  protocols.find((protocol) => protocol.value === code)?.label ?? code;

/** What rows are about. */
export const subjects: readonly { value: string; label: string }[] = [
  { value: 'DEPARTMENTS', label: $localize`:@@subject.departments:科室` },
  { value: 'STAFF', label: $localize`:@@subject.staff:员工` },
  { value: 'CODES', label: $localize`:@@subject.codes:文书字典` },
  { value: 'PATIENTS', label: $localize`:@@subject.patients:患者` },
  { value: 'STAYS', label: $localize`:@@subject.stays:住院` },
];

export const subjectName = (code: string | undefined): string =>
  subjects.find((subject) => subject.value === code)?.label ?? '';
