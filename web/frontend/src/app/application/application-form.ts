import { Component, inject, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { NzAlertComponent } from 'ng-zorro-antd/alert';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { NZ_MODAL_DATA, NzModalRef } from 'ng-zorro-antd/modal';
import { Application, ApplicationWithSecret } from '../api/types';
import { Command } from '../shared/command';
import { Reference } from '../shared/reference';
import { ApplicationApi } from './application-api';

/** Registers an application, or changes what one may do. The server's `field` marks its control. */
@Component({
  selector: 'aj-application-form',
  imports: [ReactiveFormsModule, NzAlertComponent, NzButtonComponent, NzInputDirective],
  templateUrl: './application-form.html',
  styleUrl: './form.css',
})
export class ApplicationForm {
  private readonly api = inject(ApplicationApi);
  private readonly dialog =
    inject<NzModalRef<ApplicationForm, ApplicationWithSecret | 'changed'>>(NzModalRef);
  protected readonly known = inject<Application | null>(NZ_MODAL_DATA);
  protected readonly lists = inject(Reference).lists;
  protected readonly command = new Command<ApplicationWithSecret | Application>();
  protected readonly marked = signal('');

  protected readonly form = new FormGroup({
    id: text(this.known?.id, Validators.required, Validators.pattern(/^[a-z0-9][a-z0-9-]{1,31}$/)),
    name: text(this.known?.name, Validators.required),
    algorithm: text(this.known?.algorithm ?? 'HMAC_SM3'),
    addresses: text(this.known?.addresses.join('\n'), Validators.required),
    frameAncestors: text(this.known?.frameAncestors.join('\n')),
  });
  protected readonly campuses = signal<readonly string[]>(this.known?.campuses ?? []);

  protected faulty(name: string): string {
    if (this.marked() === name) return this.command.problem()?.message ?? '';
    if (name === 'campuses') return '';
    const control = this.form.get(name);
    if (!control?.invalid || !control.touched) return '';
    return control.hasError('pattern')
      ? $localize`:@@applications.idForm:小写字母、数字和连字符，2 到 32 位`
      : $localize`:@@assign.required:必填`;
  }

  protected choose(campus: string, event: Event): void {
    const chosen = (event.target as HTMLInputElement).checked;
    this.campuses.update((all) => (chosen ? [...all, campus] : all.filter((one) => one !== campus)));
  }

  protected async save(): Promise<void> {
    this.form.markAllAsTouched();
    this.marked.set('');
    if (this.form.invalid) return;
    const { id, name, algorithm, addresses, frameAncestors } = this.form.getRawValue();
    const terms = {
      name,
      algorithm,
      pages: ['RECORD'],
      campuses: [...this.campuses()],
      addresses: lines(addresses),
      frameAncestors: lines(frameAncestors),
    };
    const known = this.known;
    if (known) {
      const saved = await this.command.run(this.api.change(known.id, { ...terms, version: known.version }));
      if (saved) this.dialog.close('changed');
    } else {
      const given = await this.command.run(this.api.register({ ...terms, id }));
      if (given) this.dialog.close(given as ApplicationWithSecret);
    }
    const field = this.command.problem()?.field ?? '';
    const own = field === 'app' ? 'id' : field;
    this.marked.set(own === 'campuses' || own in this.form.controls ? own : '');
  }

  protected cancel(): void {
    this.dialog.close();
  }
}

type Validator = typeof Validators.required;

function text(value: string | undefined, ...validators: Validator[]) {
  return new FormControl(value ?? '', { nonNullable: true, validators });
}

const lines = (typed: string): string[] => typed.split(/[\s,;，；]+/).filter((line) => line !== '');
