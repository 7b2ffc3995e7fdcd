import { Component, computed, input } from '@angular/core';
import { FrontPageField, RecordDetail } from '../api/types';
import { english } from '../shared/locale';
import { conditionName, groupNames, levelName } from './front-page-codes';

/** The inpatient front page as data: fields with their codes, diagnoses, operations. */
@Component({
  selector: 'aj-front-page',
  host: { tabindex: '0', role: 'region', 'aria-label': label() },
  templateUrl: './front-page.html',
  styleUrl: './front-page.css',
})
export class FrontPage {
  readonly record = input.required<RecordDetail>();

  protected readonly conditionName = conditionName;
  protected readonly levelName = levelName;
  protected readonly diagnoses = computed(() =>
    [...this.record().diagnoses].sort((a, b) => Number(b.main) - Number(a.main)),
  );
  protected readonly operations = computed(() => this.record().operations);
  protected readonly groups = computed(() => {
    const groups = new Map<string, FrontPageField[]>();
    for (const field of this.record().frontPage) {
      const name = groupNames[field.code.slice(0, 1)] ?? groupNames['Z'] ?? '';
      groups.set(name, [...(groups.get(name) ?? []), field]);
    }
    return [...groups].map(([name, fields]) => ({ name, fields }));
  });

  protected label(field: FrontPageField): string {
    return english() ? field.labelEnglish : field.label;
  }

  protected display(field: FrontPageField): string {
    return english() ? field.displayEnglish : field.display;
  }

  /** The code beside its meaning, where the two differ. */
  protected coded(field: FrontPageField): boolean {
    return !!field.display && field.display !== field.value;
  }
}

function label(): string {
  return $localize`:@@record.front:首页与诊断`;
}
