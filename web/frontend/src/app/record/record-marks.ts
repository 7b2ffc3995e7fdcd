import { DatePipe } from '@angular/common';
import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzModalService } from 'ng-zorro-antd/modal';
import { RecordDetail, TagNames } from '../api/types';
import { FieldForm, FormOrder } from '../shared/field-form';
import { Values } from '../shared/fields';
import { english } from '../shared/locale';
import { Session } from '../shared/session';
import { Marking } from './record-api';

/** Tags, confidentiality, and until when the reader may read. */
@Component({
  selector: 'aj-record-marks',
  imports: [DatePipe, NzButtonComponent, NzIconDirective],
  providers: [NzModalService],
  template: `
    @if (shown()) {
      <div class="marks">
        @if (record().grantedUntil; as until) {
          <span class="label warn">
            <nz-icon nzType="clock-circle" aria-hidden="true" />
            <ng-container i18n="@@marks.granted">凭授权阅览，至</ng-container>
            {{ until | date: 'yyyy-MM-dd HH:mm' }}
          </span>
        }
        @for (tag of record().tags; track tag.code) {
          <span class="tag" [style.border-color]="tag.colour" [title]="tag.reason ?? byRule">
            <i [style.background]="tag.colour"></i>{{ inEnglish ? tag.english : tag.name }}
            @if (tag.restricting) {
              <nz-icon nzType="lock" aria-label="限制访问" i18n-aria-label="@@rule.restricting" role="img" />
            }
          </span>
        }
        @if (record().confidentiality > 0) {
          <span class="label bad" [title]="record().confidentialityReason ?? byRule">
            <ng-container i18n="@@marks.level">密级</ng-container> {{ record().confidentiality }}
          </span>
        }
        @if (mayMark) {
          <button nz-button nzSize="small" nzType="link" type="button" (click)="tag()" i18n="@@marks.tag">
            标签…
          </button>
          <button
            nz-button
            nzSize="small"
            nzType="link"
            type="button"
            (click)="level()"
            i18n="@@marks.setLevel"
          >
            密级…
          </button>
        }
      </div>
    }
  `,
  styles: `
    .marks {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      align-items: center;
      padding: 4px 16px;
      background: var(--surface);
      border-bottom: 1px solid var(--line);
    }
    .tag {
      display: inline-flex;
      gap: 5px;
      align-items: center;
      padding: 0 8px;
      border: 1px solid;
      border-radius: 10px;
      font-size: 12px;
    }
    .tag i {
      width: 8px;
      height: 8px;
      border-radius: 50%;
    }
  `,
})
export class RecordMarks {
  private readonly modal = inject(NzModalService);
  private readonly marking = inject(Marking);
  readonly record = input.required<RecordDetail>();
  readonly changed = output();

  protected readonly mayMark = inject(Session).may('RECORD_MARK');
  protected readonly inEnglish = english();
  protected readonly byRule = $localize`:@@marks.byRule:按规则自动标记`;
  protected readonly shown = computed(() => {
    const record = this.record();
    return this.mayMark || !!record.grantedUntil || record.tags.length > 0 || record.confidentiality > 0;
  });
  private readonly names = httpResource<TagNames>(() => (this.mayMark ? '/api/tags' : undefined));

  protected tag(): void {
    const names = (this.names.hasValue() ? this.names.value().items : []).filter((tag) => tag.active);
    this.ask($localize`:@@marks.tagTitle:加上或去掉标签`, {
      fields: [
        {
          name: 'tag',
          label: $localize`:@@rule.tag:标签`,
          kind: 'choice',
          options: [
            { value: '', label: '—' },
            ...names.map((tag) => ({ value: tag.code, label: this.inEnglish ? tag.english : tag.name })),
          ],
        },
        { name: 'given', label: $localize`:@@marks.given:加上（不勾选则去掉）`, kind: 'flag' },
        { name: 'reason', label: $localize`:@@rule.reason:理由`, kind: 'area' },
      ],
      initial: { given: true },
      send: (values: Values) => this.marking.tag(this.record().id, values),
    });
  }

  protected level(): void {
    this.ask($localize`:@@marks.levelTitle:设定密级`, {
      fields: [
        {
          name: 'level',
          label: $localize`:@@marks.level:密级`,
          kind: 'number',
          hint: $localize`:@@marks.levelHint:0 为普通；留空则由规则决定`,
        },
        { name: 'reason', label: $localize`:@@rule.reason:理由`, kind: 'area' },
      ],
      initial: { level: this.record().confidentiality },
      send: (values: Values) => this.marking.level(this.record().id, values),
    });
  }

  private ask(title: string, order: FormOrder): void {
    this.modal
      .create<FieldForm, FormOrder, boolean>({
        nzTitle: title,
        nzContent: FieldForm,
        nzData: order,
        nzFooter: null,
        nzMaskClosable: false,
      })
      .afterClose.subscribe((saved) => {
        if (saved) this.changed.emit();
      });
  }
}
