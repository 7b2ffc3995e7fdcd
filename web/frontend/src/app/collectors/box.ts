import { Component, computed, input, output } from '@angular/core';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { Box as BoxOrder } from './collector-draft';

/** One entry of the form; what is at fault stands beneath it. */
@Component({
  selector: 'aj-collector-box',
  imports: [NzInputDirective],
  styleUrl: './collectors.css',
  host: { '[class.wide]': 'isWide()' },
  template: `
    @let one = box();
    @if (one.kind === 'flag') {
      <label class="check"
        ><input type="checkbox" [checked]="value() === true" (change)="tick($event)" /><span>{{
          one.label
        }}</span></label
      >
    } @else {
      <div class="field">
        <label [for]="id()">{{ one.label }}</label>
        @switch (one.kind) {
          @case ('choice') {
            <select
              class="choice"
              [id]="id()"
              [disabled]="fixed()"
              [attr.aria-invalid]="!!fault()"
              (change)="type($event)"
            >
              @for (option of one.options ?? []; track option.value) {
                <option [value]="option.value" [selected]="option.value === text()">
                  {{ option.label }}
                </option>
              }
            </select>
          }
          @case ('area') {
            <textarea
              nz-input
              rows="3"
              class="mono"
              spellcheck="false"
              [id]="id()"
              [value]="text()"
              [attr.aria-invalid]="!!fault()"
              (input)="type($event)"
            ></textarea>
          }
          @case ('lines') {
            <textarea
              nz-input
              rows="2"
              [id]="id()"
              [value]="text()"
              [attr.aria-invalid]="!!fault()"
              (input)="type($event)"
            ></textarea>
          }
          @case ('secret-area') {
            <textarea
              nz-input
              rows="3"
              class="mono"
              spellcheck="false"
              autocomplete="off"
              [id]="id()"
              [value]="text()"
              [attr.aria-invalid]="!!fault()"
              (input)="type($event)"
            ></textarea>
          }
          @default {
            <input
              nz-input
              autocomplete="off"
              spellcheck="false"
              [type]="inputType()"
              [id]="id()"
              [disabled]="fixed()"
              [value]="text()"
              [attr.aria-invalid]="!!fault()"
              (input)="type($event)"
            />
          }
        }
        @if (fault()) {
          <small class="fault">{{ fault() }}</small>
        } @else if (hint()) {
          <small>{{ hint() }}</small>
        }
      </div>
    }
  `,
})
export class CollectorBox {
  readonly box = input.required<BoxOrder>();
  readonly value = input<unknown>('');
  readonly fault = input('');
  readonly fixed = input(false);
  /** A secret that is kept need not be typed again. */
  readonly kept = input(false);
  readonly typed = output<unknown>();

  protected readonly id = computed(() => `collector-${this.box().name.replaceAll('.', '-')}`);
  protected readonly text = computed(() => String(this.value() ?? ''));
  protected readonly isWide = computed(
    () => ['area', 'secret-area'].includes(this.box().kind) || this.box().wide === true,
  );
  protected readonly hint = computed(() =>
    this.kept() ? $localize`:@@provider.secretKept:已保存，不再显示；留空则不变` : this.box().hint,
  );
  protected readonly inputType = computed(() => {
    switch (this.box().kind) {
      case 'secret':
        return 'password';
      case 'number':
        return 'number';
      case 'time':
        return 'time';
      default:
        return 'text';
    }
  });

  protected type(event: Event): void {
    this.typed.emit((event.target as HTMLInputElement).value);
  }

  protected tick(event: Event): void {
    this.typed.emit((event.target as HTMLInputElement).checked);
  }
}
