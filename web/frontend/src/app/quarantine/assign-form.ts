import { Component, ElementRef, inject, signal } from '@angular/core';
import { AbstractControl, FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { NzAlertComponent } from 'ng-zorro-antd/alert';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { NZ_MODAL_DATA, NzModalRef } from 'ng-zorro-antd/modal';
import { IntakeMeta, Released, QuarantineItem } from '../api/types';
import { Command } from '../shared/command';
import { Reference } from '../shared/reference';
import { QuarantineApi } from './quarantine-api';

/** Says by hand what the source failed to say. The server's `field` marks its control. */
@Component({
  selector: 'aj-assign-form',
  imports: [ReactiveFormsModule, NzAlertComponent, NzButtonComponent, NzInputDirective],
  templateUrl: './assign-form.html',
  styleUrl: './assign-form.css',
})
export class AssignForm {
  private readonly api = inject(QuarantineApi);
  private readonly dialog = inject<NzModalRef<AssignForm, Released>>(NzModalRef);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly item = inject<QuarantineItem>(NZ_MODAL_DATA);
  protected readonly lists = inject(Reference).lists;
  protected readonly categories = inject(Reference).categoriesByName;
  protected readonly command = new Command<Released>();
  protected readonly marked = signal('');

  private readonly meta = this.item.meta;
  protected readonly form = new FormGroup({
    campus: required(this.meta.campus),
    admissionNo: required(this.meta.admissionNo),
    visitNo: new FormControl(this.meta.visitNo ?? 1, {
      nonNullable: true,
      validators: [Validators.required, Validators.min(1)],
    }),
    recordNo: new FormControl(this.meta.recordNo ?? '', { nonNullable: true }),
    category: required(this.meta.category),
    title: required(this.meta.title ?? this.item.fileName),
    sourceSystem: required(this.meta.sourceSystem ?? 'MANUAL'),
    sourceDocumentId: required(this.meta.sourceDocumentId ?? this.item.id),
  });

  constructor() {
    if (this.item.statement) {
      // it is no document: what is to be said is whose stay it is
      const { category, title, sourceSystem, sourceDocumentId } = this.form.controls;
      [category, title, sourceSystem, sourceDocumentId].forEach((control) => control.disable());
    }
  }

  protected faulty(name: keyof AssignForm['form']['controls']): string {
    const control: AbstractControl = this.form.controls[name];
    if (this.marked() === name) return this.command.problem()?.message ?? '';
    return control.invalid && control.touched ? $localize`:@@assign.required:必填` : '';
  }

  protected async assign(): Promise<void> {
    this.form.markAllAsTouched();
    this.marked.set('');
    if (this.form.invalid) {
      this.focus(Object.entries(this.form.controls).find(([, control]) => control.invalid)?.[0]);
      return;
    }
    const { recordNo, ...rest } = this.form.value;
    const meta: IntakeMeta = { ...this.meta, ...rest, ...(recordNo ? { recordNo } : {}) };
    const result = await this.command.run(this.api.assign(this.item.id, meta));
    if (result !== undefined) {
      this.dialog.close(result);
      return;
    }
    const field = this.command.problem()?.field?.split('.').at(-1) ?? '';
    this.marked.set(field in this.form.controls ? field : '');
    this.focus(this.marked());
  }

  protected cancel(): void {
    this.dialog.close();
  }

  private focus(name: string | undefined): void {
    if (name) this.host.nativeElement.querySelector<HTMLElement>(`#assign-${name}`)?.focus();
  }
}

function required(value: string | null | undefined) {
  return new FormControl(value ?? '', { nonNullable: true, validators: Validators.required });
}
