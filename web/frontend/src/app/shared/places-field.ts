import { Component, computed, input, output } from '@angular/core';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { Place } from './fields';

const FORM = /^([^=]*)=(.*)$/;

/** Each line as a name and what stands behind its `=`. */
export function placesOf(text: string): Map<string, string> {
  const places = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, name = '', place = ''] = FORM.exec(line) ?? [];
    if (name.trim() !== '') places.set(name.trim(), place.trim());
  }
  return places;
}

/** The text with another place for one name; an empty one takes its line away. */
export function withPlace(text: string, name: string, place: string): string {
  const places = placesOf(text);
  if (place.trim() === '') places.delete(name);
  else places.set(name, place.trim());
  return [...places].map(([one, where]) => `${one} = ${where}`).join('\n');
}

/** Where each of a list of fields stands in a source; the text is what lines `field = place` say. */
@Component({
  selector: 'aj-places-field',
  imports: [NzInputDirective],
  template: `
    @for (place of places(); track place.name) {
      <label
        ><span
          >{{ place.label }}
          @if (place.needed) {
            <em i18n="@@field.needed">必需</em>
          }
          <small class="mono">{{ place.name }}</small></span
        ><input
          nz-input
          spellcheck="false"
          autocomplete="off"
          [placeholder]="place.usual ?? place.name"
          [value]="known().get(place.name) ?? ''"
          (change)="set(place.name, $any($event.target).value)"
        />
      </label>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 8px 16px;
    }
    label {
      display: grid;
      grid-template-columns: 10.5em 1fr;
      gap: 8px;
      align-items: center;
      margin: 0;
    }
    span {
      overflow-wrap: anywhere;
    }
    small {
      display: block;
      color: var(--ink-3);
      font-size: 11px;
    }
    em {
      color: var(--bad);
      font-style: normal;
      font-size: 11px;
    }
  `,
})
export class PlacesField {
  readonly places = input.required<readonly Place[]>();
  readonly text = input.required<string>();
  readonly changed = output<string>();
  protected readonly known = computed(() => placesOf(this.text()));

  protected set(name: string, place: string): void {
    this.changed.emit(withPlace(this.text(), name, place));
  }
}
