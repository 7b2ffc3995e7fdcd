import { DOCUMENT, Location } from '@angular/common';
import { Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { NzDropdownDirective, NzDropdownMenuComponent } from 'ng-zorro-antd/dropdown';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzMenuDirective, NzMenuItemComponent } from 'ng-zorro-antd/menu';
import { Hospital } from '../shared/hospital';
import { LanguageSwitch } from '../shared/language-switch';
import { Reference } from '../shared/reference';
import { roleName } from '../shared/role-names';
import { Session } from '../shared/session';
import { Wordmark } from '../shared/wordmark';
import { Bell } from './bell';
import { places } from './places';

@Component({
  selector: 'aj-shell',
  imports: [
    RouterOutlet,
    RouterLink,
    RouterLinkActive,
    NzDropdownDirective,
    NzDropdownMenuComponent,
    NzMenuDirective,
    NzMenuItemComponent,
    NzIconDirective,
    Bell,
    LanguageSwitch,
    Wordmark,
  ],
  host: { '(document:keydown)': 'onKey($event)' },
  templateUrl: './shell.html',
  styleUrl: './shell.css',
})
export class Shell {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly reference = inject(Reference);
  private readonly document = inject(DOCUMENT);
  protected readonly hospital = inject(Hospital);
  protected readonly here = inject(Location);

  protected readonly me = this.session.me;
  /** Nothing is owed that comes first. */
  protected readonly free = computed(() => this.me() !== null && !this.session.owes());
  protected readonly places = places.filter((place) => this.session.may(place.right));
  protected readonly leaving = signal(false);
  protected readonly roles = computed(() => (this.me()?.roles ?? []).map(roleName).join('、'));
  protected readonly campuses = computed(() =>
    (this.me()?.campuses ?? []).map((code) => this.reference.campus(code)).join('、'),
  );

  protected async logOut(): Promise<void> {
    this.leaving.set(true);
    await this.session.logOut().finally(() => this.leaving.set(false));
  }

  protected async openAccount(): Promise<void> {
    await this.router.navigateByUrl('/account');
  }

  protected skip(event: Event): void {
    event.preventDefault();
    this.document.getElementById('content')?.focus();
  }

  /** `/` goes to the search box, from every page. */
  protected onKey(event: KeyboardEvent): void {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || writes(event.target)) return;
    if (!this.session.may('RECORD_SEARCH')) return;
    event.preventDefault();
    const box = this.document.querySelector<HTMLInputElement>('input[data-search-box]');
    if (box) box.select();
    else void this.router.navigateByUrl('/search');
  }
}

function writes(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}
