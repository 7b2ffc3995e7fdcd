import { Location } from '@angular/common';
import { Component, inject } from '@angular/core';
import { english } from './locale';

/** The same page in the other language: another build, so a real link. */
@Component({
  selector: 'aj-language-switch',
  template: `
    <a
      [href]="href"
      [attr.lang]="english ? 'zh-Hans' : 'en'"
      [attr.hreflang]="english ? 'zh-Hans' : 'en'"
      (mousedown)="aim($event)"
      (focus)="aim($event)"
      (click)="remember()"
      >{{ english ? '中文' : 'English' }}</a
    >
  `,
  styles: `
    a {
      padding: 4px 8px;
      color: inherit;
      font-size: 13px;
      text-decoration: none;
      border: 1px solid color-mix(in oklab, currentcolor 38%, transparent);
      border-radius: 4px;
    }
    a:hover {
      border-color: currentcolor;
    }
  `,
})
export class LanguageSwitch {
  private readonly location = inject(Location);
  protected readonly english = english();
  private readonly other = this.english ? 'zh' : 'en';
  protected readonly href = `/${this.other}/`;

  /** The address is read at the last moment: the page may have moved on. */
  protected aim(event: Event): void {
    (event.currentTarget as HTMLAnchorElement).href = `/${this.other}${this.location.path() || '/'}`;
  }

  protected remember(): void {
    localStorage.setItem('anjuan.language', this.other);
  }
}
