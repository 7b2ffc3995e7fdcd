import { booleanAttribute, Component, computed, input, model } from '@angular/core';
import { NzInputDirective } from 'ng-zorro-antd/input';

/** A line of the form: label, box, and beneath it the hint or what is wrong. */
@Component({
  selector: 'aj-field-box',
  imports: [NzInputDirective],
  template: `
    <label [for]="id()">{{ label() }}</label>
    <input
      nz-input
      spellcheck="false"
      [id]="id()"
      [type]="type()"
      [autocomplete]="type() === 'password' ? 'new-password' : 'off'"
      [disabled]="fixed()"
      [value]="value()"
      (input)="typed($event)"
      [attr.aria-invalid]="!!fault()"
      [attr.aria-describedby]="id() + '-hint'"
    />
    <small [id]="id() + '-hint'" [class.fault]="!!fault()">{{ fault() || hint() }}</small>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      min-width: 0;
    }
    label {
      padding-bottom: 4px;
      color: var(--ink-2);
      font-size: 13px;
    }
    small {
      min-height: 20px;
      color: var(--ink-3);
      font-size: 12px;
    }
    .fault {
      color: var(--bad);
    }
    [aria-invalid='true'] {
      border-color: var(--bad);
    }
  `,
})
export class FieldBox {
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly fault = input('');
  readonly type = input<'text' | 'password' | 'number'>('text');
  readonly fixed = input(false, { transform: booleanAttribute });
  readonly value = model('');
  protected readonly id = computed(() => `provider-${this.name()}`);

  protected typed(event: Event): void {
    this.value.set((event.target as HTMLInputElement).value);
  }
}
