import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { Component } from '@angular/core';
import { PageTab, PageTabs } from './page-tabs';
import { Session } from './session';

@Component({
  imports: [PageTabs],
  template: `<aj-page-tabs [tabs]="tabs" area="Paper" />`,
})
class Area {
  protected readonly tabs: readonly PageTab[] = [
    { path: '/paper', name: 'Scans' },
    { path: '/paper/boxes', name: 'Boxes', right: 'PAPER_STORE' },
    { path: '/paper/rules', name: 'Rules', right: 'PAPER_MANAGE' },
  ];
}

async function shown(at: string, ...rights: string[]): Promise<HTMLElement> {
  TestBed.configureTestingModule({
    providers: [
      provideRouter([{ path: '**', children: [] }]),
      { provide: Session, useValue: { may: (right: string) => rights.includes(right) } },
    ],
  });
  const fixture = TestBed.createComponent(Area);
  await TestBed.inject(Router).navigateByUrl(at);
  await fixture.whenStable();
  fixture.detectChanges();
  return fixture.nativeElement as HTMLElement;
}

const names = (host: HTMLElement, what: string) =>
  [...host.querySelectorAll(what)].map((link) => link.textContent.trim());

describe('PageTabs', () => {
  it('offers what is open to the reader', async () => {
    expect(names(await shown('/paper', 'PAPER_STORE'), 'a')).toEqual(['Scans', 'Boxes']);
  });

  it('is not there for one page alone', async () => {
    expect((await shown('/paper')).querySelector('nav')).toBeNull();
  });

  it('names the page that is open, whatever it is filtered by', async () => {
    const host = await shown('/paper?campus=MAIN', 'PAPER_STORE');
    expect(names(host, '[aria-current=page]')).toEqual(['Scans']);
  });

  it('leaves a page to the tab that is nearest to it', async () => {
    const host = await shown('/paper/boxes/17', 'PAPER_STORE');
    expect(names(host, '[aria-current=page]')).toEqual(['Boxes']);
  });
});
