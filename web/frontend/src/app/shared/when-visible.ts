import { DestroyRef, Directive, ElementRef, inject, output } from '@angular/core';

/** Says when the end of a list comes into sight. */
@Directive({ selector: '[ajWhenVisible]' })
export class WhenVisible {
  readonly seen = output();

  constructor() {
    if (typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) this.seen.emit();
    });
    observer.observe(inject<ElementRef<HTMLElement>>(ElementRef).nativeElement);
    inject(DestroyRef).onDestroy(() => observer.disconnect());
  }
}
