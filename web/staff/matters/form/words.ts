/** Words of forms of matters, as the window, a case and the designer draw them. */
export const words = {
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  optional: { zh: '（可不填）', en: '(optional)' },
  choose: { zh: '请选择', en: 'Choose' },
  attach: { zh: '添加扫描件', en: 'Add a scan' },
  attachTo: { zh: '为“{name}”添加扫描件', en: 'Add a scan of “{name}”' },
  sending: { zh: '正在上传', en: 'Sending' },
  sample: { zh: '样表', en: 'Sample' },
  sampleOf: { zh: '“{name}”的样表', en: 'Sample of “{name}”' },
  openSample: { zh: '打开样表文件', en: 'Open the file' },
  removeFile: { zh: '移除 {name}', en: 'Remove {name}' },
}
