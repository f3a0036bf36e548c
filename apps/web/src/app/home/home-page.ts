import { Component } from '@angular/core';

@Component({ selector: 'vv-home-page', template: '' })
export class HomePage {}
