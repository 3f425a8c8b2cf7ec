import '../kit/phone/phone.css'
import './resident.css'
import { start } from '#kit/start.tsx'
import { App } from './app.tsx'

start(<App />, 'phone')
