import { Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';

@Component({ selector: 'vv-frame', imports: [RouterOutlet], template: '<router-outlet />' })
export class Frame {}
