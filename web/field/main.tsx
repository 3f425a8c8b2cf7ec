import '#kit/strict-shapes.ts'
import '../kit/phone/phone.css'
import './field.css'
import { Router } from 'wouter'
import { start } from '#kit/start.tsx'
import { App } from './app.tsx'
import { keepShell } from './keep-shell.ts'

start(
  <Router base="/field">
    <App />
  </Router>,
  'phone',
)
keepShell()
