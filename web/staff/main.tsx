import '#kit/strict-shapes.ts'
import '../kit/desk/desk.css'
import './staff.css'
import { RouterProvider } from '@tanstack/react-router'
import { Desk } from '#kit/desk/desk.tsx'
import { start } from '#kit/start.tsx'
import { router } from './routes.tsx'

start(
  <Desk>
    <RouterProvider router={router} />
  </Desk>,
  'desk',
)
