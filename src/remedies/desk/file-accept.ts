/** Endings offered in the picker; the server looks at the bytes. */
export const FILE_ACCEPT = ['.pdf', '.docx', '.doc', '.wps', '.ofd', '.xlsx', '.jpg', '.jpeg', '.png']
