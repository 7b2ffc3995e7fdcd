import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { NzAlertComponent } from 'ng-zorro-antd/alert';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { NZ_MODAL_DATA, NzModalRef } from 'ng-zorro-antd/modal';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { Observable } from 'rxjs';
import { AudienceField } from './audience-field';
import { Command } from './command';
import { PlacesField } from './places-field';
import { draftOf, Field, Values, valuesOf } from './fields';

export interface FormOrder {
  readonly fields: readonly Field[];
  readonly initial: Values;
  readonly lead?: string;
  readonly send: (values: Values) => Observable<unknown>;
}

/** A dialog's form made from a list of fields. The server's `field` marks its box. */
@Component({
  selector: 'aj-field-form',
  imports: [
    AudienceField,
    FormsModule,
    NzAlertComponent,
    NzButtonComponent,
    NzInputDirective,
    NzSelectModule,
    PlacesField,
  ],
  templateUrl: './field-form.html',
  styleUrl: './field-form.css',
})
export class FieldForm {
  private readonly dialog = inject<NzModalRef<FieldForm, unknown>>(NzModalRef);
  protected readonly order = inject<FormOrder>(NZ_MODAL_DATA);
  protected readonly command = new Command();
  protected readonly draft = signal<Values>(draftOf(this.order.fields, this.order.initial));
  protected readonly asked = computed(() =>
    this.order.fields.filter((field) => field.when?.(this.draft()) ?? true),
  );
  protected readonly faulty = computed(() => this.command.problem()?.field ?? '');
  protected text(name: string): string {
    return String(this.draft()[name] ?? '');
  }

  protected list(name: string): string[] {
    return (this.draft()[name] as string[] | undefined) ?? [];
  }

  protected on(name: string): boolean {
    return this.draft()[name] === true;
  }

  protected set(name: string, value: unknown): void {
    this.draft.update((draft) => ({ ...draft, [name]: value }));
  }

  protected async send(): Promise<void> {
    await this.command.run(this.order.send(valuesOf(this.order.fields, this.draft())));
    if (this.command.problem() === null) this.dialog.close(true);
  }

  protected cancel(): void {
    this.dialog.close();
  }
}
